"""The corpus as a site for Hugo."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.corpus import front_matter, quoted
from benchmarks.peers.peer import AUTHOR, Peer, common_markdown, write_all
from benchmarks.writer import Article
from tools.hugo import find_hugo

_SETTINGS = """\
baseURL: https://clinic.example/
title: Library
taxonomies: {category: category}
outputs: {home: [HTML, RSS], section: [HTML], term: [HTML, RSS], taxonomy: [HTML]}
services: {rss: {limit: 30}}
markup: {goldmark: {extensions: {typographer: {disable: false}}}}
"""
_BASE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} | {{ site.Title }}</title>
<meta name="description" content="{{ .Params.summary }}"><link rel="canonical" href="{{ .Permalink }}"></head>
<body><header><nav><a href="/">Home</a> <a href="/library/">Library</a></nav></header>
<main>{{ block "main" . }}{{ end }}</main>
<footer>General information, not medical advice.</footer></body></html>
"""
_ARTICLE = """\
{{ define "main" }}<article><p>{{ .Params.category }}</p><h1>{{ .Title }}</h1>
<p>By {{ .Params.author }} · {{ .Date.Format "Jan 2, 2006" }} · {{ .ReadingTime }} min read</p>
{{ .Content }}
<section><h2>Common questions</h2>{{ range .Params.faqs }}
<details><summary>{{ .question }}</summary>{{ .answer | markdownify }}</details>{{ end }}</section>
<section><h2>References</h2><ol>{{ range .Params.citations }}
<li id="ref-{{ .id }}">{{ delimit .authors ", " }}. {{ .title }}. <em>{{ .journal }}</em>. {{ .year }}.
<a href="https://doi.org/{{ .doi }}">doi:{{ .doi }}</a>
<a href="https://pubmed.ncbi.nlm.nih.gov/{{ .pmid }}/">PubMed</a></li>{{ end }}</ol></section>
<aside><h2>{{ .Params.cta.heading }}</h2><p>{{ .Params.cta.text }}</p>
<p><a href="{{ .Params.cta.href }}">{{ .Params.cta.label }}</a></p></aside>
<section><h2>Continue reading</h2><ul>
{{ with .NextInSection }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ with .NextInSection }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}{{ end }}
{{ with .PrevInSection }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}
</ul></section></article>{{ end }}
"""
_LIST = """\
{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .RegularPages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a><p>{{ .Params.summary }}</p></li>{{ end }}</ul>{{ end }}
"""


def _lay_out(articles: Iterable[Article], site: Path) -> None:
    files = {
        "hugo.yaml": _SETTINGS,
        "layouts/_default/baseof.html": _BASE,
        "layouts/_default/single.html": _ARTICLE,
        "layouts/_default/list.html": _LIST,
        "layouts/index.html": _LIST,
        "content/library/_index.md": "---\ntitle: Library\n---\n",
    }
    write_all(site, files)
    for article in articles:
        front = f"{front_matter(article, date='date')}author: {quoted(AUTHOR)}\n"
        text = f"---\n{front}---\n\n{common_markdown(article.body)}\n"
        (site / "content/library" / f"guide-{article.number}.md").write_text(text, encoding="utf-8")


def _command(program: Path, site: Path) -> list[str]:
    return [str(program), "--source", str(site), "--cacheDir", str(site / "cache"), "--quiet"]


HUGO = Peer("Hugo", find_hugo, "version", _lay_out, _command, "public")

"""The corpus as a site for Zola."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from benchmarks.corpus import quoted
from benchmarks.peers.peer import AUTHOR, Peer, common_markdown, write_all
from benchmarks.writer import AUTHORS, CALL_TO_ACTION, JOURNAL, Article

_SETTINGS = """\
base_url = "https://clinic.example"
title = "Library"
generate_feeds = true
feed_limit = 30
taxonomies = [{name = "category", feed = true}]
[markdown]
smart_punctuation = true
"""
_BASE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{% block title %}{% endblock %} | {{ config.title }}</title>{% block head %}{% endblock %}</head>
<body><header><nav><a href="/">Home</a> <a href="/library/">Library</a></nav></header>
<main>{% block main %}{% endblock %}</main>
<footer>General information, not medical advice.</footer></body></html>
"""
_ARTICLE = """\
{% extends "base.html" %}{% block title %}{{ page.title }}{% endblock %}
{% block head %}<meta name="description" content="{{ page.description }}">
<link rel="canonical" href="{{ page.permalink }}">{% endblock %}
{% block main %}<article><p>{{ page.taxonomies.category.0 }}</p><h1>{{ page.title }}</h1>
<p>By {{ page.extra.author }} · {{ page.date | date(format="%b %-d, %Y") }} · {{ page.reading_time }} min</p>
{{ page.content | safe }}
<section><h2>Common questions</h2>{% for faq in page.extra.faqs %}
<details><summary>{{ faq.question }}</summary>{{ faq.answer | markdown | safe }}</details>
{% endfor %}</section>
<section><h2>References</h2><ol>{% for cited in page.extra.citations %}
<li id="ref-{{ cited.id }}">{{ cited.authors | join(sep=", ") }}. {{ cited.title }}.
<em>{{ cited.journal }}</em>. {{ cited.year }}.
<a href="https://doi.org/{{ cited.doi }}">doi:{{ cited.doi }}</a>
<a href="https://pubmed.ncbi.nlm.nih.gov/{{ cited.pmid }}/">PubMed</a></li>{% endfor %}</ol></section>
<aside><h2>{{ page.extra.cta.heading }}</h2><p>{{ page.extra.cta.text }}</p>
<p><a href="{{ page.extra.cta.href }}">{{ page.extra.cta.label }}</a></p></aside>
<section><h2>Continue reading</h2><ul>
{% if page.lower %}<li><a href="{{ page.lower.permalink }}">{{ page.lower.title }}</a></li>{% endif %}
{% if page.higher %}<li><a href="{{ page.higher.permalink }}">{{ page.higher.title }}</a></li>{% endif %}
</ul></section></article>{% endblock %}
"""
_LIST = """\
{% extends "base.html" %}{% block title %}NAME{% endblock %}
{% block main %}<h1>NAME</h1><ul>{% for page in PAGES %}
<li><a href="{{ page.permalink }}">{{ page.title }}</a><p>{{ page.description }}</p></li>
{% endfor %}</ul>{% endblock %}
"""
_BARE = '{% extends "base.html" %}{% block title %}Library{% endblock %}'


def _lay_out(articles: Iterable[Article], site: Path) -> None:
    files = {
        "config.toml": _SETTINGS,
        "content/library/_index.md": '+++\ntitle = "Library"\nsort_by = "date"\n+++\n',
        "templates/base.html": _BASE,
        "templates/page.html": _ARTICLE,
        "templates/section.html": _LIST.replace("NAME", "{{ section.title }}").replace(
            "PAGES", "section.pages"
        ),
        "templates/category/single.html": _LIST.replace("NAME", "{{ term.name }}").replace(
            "PAGES", "term.pages"
        ),
        "templates/category/list.html": _BARE,
        "templates/index.html": _BARE,
    }
    write_all(site, files)
    for article in articles:
        text = f"+++\n{_front_matter(article)}+++\n\n{common_markdown(article.body)}\n"
        (site / "content/library" / f"guide-{article.number}.md").write_text(text, encoding="utf-8")


def _front_matter(article: Article) -> str:
    lines = [
        f"title = {quoted(article.title)}",
        f"date = {article.published}",
        f"description = {quoted(article.summary)}",
        "[taxonomies]",
        f"category = [{quoted(article.category)}]",
        "[extra]",
        f"author = {quoted(AUTHOR)}",
        "[extra.cta]",
        *(f"{key} = {quoted(value)}" for key, value in CALL_TO_ACTION.items()),
    ]
    for question in article.questions:
        lines.append("[[extra.faqs]]")
        lines += [f"{key} = {quoted(value)}" for key, value in question._asdict().items()]
    for reference in article.references:
        lines += ["[[extra.citations]]", f"year = {reference.year}", f"journal = {quoted(JOURNAL)}"]
        lines += [f"{key} = {quoted(getattr(reference, key))}" for key in ("id", "title", "doi", "pmid")]
        lines.append(f"authors = [{', '.join(map(quoted, AUTHORS))}]")
    return "\n".join(lines) + "\n"


def _find() -> Path | None:
    found = shutil.which("zola")
    return Path(found) if found else None


def _command(program: Path, site: Path) -> list[str]:
    return [str(program), "--root", str(site), "build"]


ZOLA = Peer("Zola", _find, "--version", _lay_out, _command, "public")

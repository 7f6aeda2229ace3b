"""Static files: those below assets/ are named by their content, and stylesheets follow the new names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.crawl import Bundle
from tests.support.sites import BASE, article, build, messages, write_site

SITE = BASE + article("stenosis")


def built(tmp_path: Path, text: str) -> Bundle:
    assert messages(build(write_site(tmp_path, SITE + text), tmp_path / "build")) == []
    return Bundle(tmp_path / "build", "https://clinic.example")


def asset(bundle: Bundle, pattern: str) -> str:
    (found,) = (path for path in bundle.files if re.fullmatch(rf"assets/{pattern}", path))
    return found


def test_the_projects_own_file_takes_the_place_of_the_themes(tmp_path: Path) -> None:
    bundle = built(tmp_path, "-- static/assets/style.css --\nbody { color: teal }\n")
    sheet = asset(bundle, r"style\.\w{10}\.css")
    assert bundle.read(sheet) == "body { color: teal }\n"
    links = [link["href"] for link in bundle.page("/").all("link") if link["rel"] == "stylesheet"]
    assert links == [f"/{sheet}"]


def test_a_stylesheet_follows_the_new_names(tmp_path: Path) -> None:
    css = """\
-- static/assets/style.css --
a { background: url(fonts/mark.svg#part) } b { background: url( "fonts/mark.svg" ) }
c { background: url('data:image/png;base64,AA') } d { mask: url(#shape) }
-- static/assets/fonts/mark.svg --
<svg/>
-- static/assets/fonts/print.css --
a { background: url(../pattern.svg?x) }
-- static/assets/pattern.svg --
<svg><g/></svg>
"""
    bundle = built(tmp_path, css)
    mark, pattern = asset(bundle, r"fonts/mark\.\w{10}\.svg"), asset(bundle, r"pattern\.\w{10}\.svg")
    assert bundle.read(asset(bundle, r"style\.\w{10}\.css")) == (
        f'a {{ background: url("{mark[7:]}#part") }} b {{ background: url("{mark[7:]}") }}\n'
        "c { background: url('data:image/png;base64,AA') } d { mask: url(#shape) }\n"
    )
    print_sheet = bundle.read(asset(bundle, r"fonts/print\.\w{10}\.css"))
    assert print_sheet.startswith(f'a {{ background: url("../{pattern[7:]}')
    assert bundle.problems() == []


@pytest.mark.parametrize("url", ["gone.svg", "../../x.png", "/assets/gone.svg"])
def test_a_stylesheet_that_asks_for_what_is_not_there_is_a_finding(tmp_path: Path, url: str) -> None:
    write_site(
        tmp_path, SITE + f"-- static/assets/style.css --\na {{ color: red }}\nb {{ mask: url({url}) }}\n"
    )
    (line,) = messages(build(tmp_path, tmp_path / "build"))
    assert line.startswith("static/assets/style.css:2:15: error X102 there is no static/")
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize(
    "rule",
    [
        "b { mask: url(https://x.example/a.svg) }",
        "b { mask: url(//x.example/a.svg) }",
        "@import url('https://x.example/a.css');",
    ],
)
def test_a_stylesheet_that_asks_another_host_is_a_finding(tmp_path: Path, rule: str) -> None:
    write_site(tmp_path, SITE + f"-- static/assets/style.css --\na {{ color: red }}\n{rule}\n")
    (line,) = messages(build(tmp_path, tmp_path / "build"))
    assert line.startswith("static/assets/style.css:2:")
    assert " error X102 this would be fetched from another site" in line


def test_a_name_changes_with_the_content_alone(tmp_path: Path) -> None:
    text = "-- static/assets/m.svg --\n<svg>{}</svg>\n-- static/assets/a.css --\nb {{ mask: url(m.svg) }}\n"
    one = built(tmp_path / "one", text.format("a"))
    same = built(
        tmp_path / "same", text.format("a") + "-- content/pages/about.md --\n---\ntitle: A\nsummary: S\n---\n"
    )
    other = built(tmp_path / "other", text.format("b"))
    names = [{path for path in bundle.files if path.startswith("assets/")} for bundle in (one, same, other)]
    assert names[0] == names[1]
    assert {path[:9] for path in names[0] - names[2]} == {"assets/m.", "assets/a."}


def test_headers_keep_named_assets_for_ever_and_pages_not_at_all(tmp_path: Path) -> None:
    lines = built(tmp_path, "").read("_headers").splitlines()
    assets = lines.index("/assets/*")
    assert lines[assets + 1] == "  Cache-Control: public, max-age=31536000, immutable"
    everything = dict(line.strip().split(": ", 1) for line in lines[lines.index("/*") + 1 : assets])
    assert "Cache-Control" not in everything
    policy = everything["Content-Security-Policy"].split("; ")
    assert policy[0] == "default-src 'none'"
    assert {"base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"} <= set(policy)
    assert not [
        part for part in policy if "unsafe" in part or "http" in part or "*" in part or "script" in part
    ]
    assert everything["X-Content-Type-Options"] == "nosniff"
    assert everything["Referrer-Policy"] in ("same-origin", "no-referrer", "strict-origin")
    assert {"Strict-Transport-Security", "Permissions-Policy", "Cross-Origin-Opener-Policy"} <= set(
        everything
    )


@pytest.mark.parametrize("name", [".DS_Store", "draft.html~", "Thumbs.db", "a.bak", ".git/config"])
def test_what_editors_and_desktops_leave_behind_is_not_published(tmp_path: Path, name: str) -> None:
    bundle = built(tmp_path, f"-- static/{name} --\nx\n-- content/articles/{name} --\nx\n")
    assert not [path for path in bundle.files if Path(name).name in path]

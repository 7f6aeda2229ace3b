"""Static files: those below assets/ are named by their content, and stylesheets follow the new names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.crawl import Bundle
from tests.support.sites import BASE, article, build, messages, write_site
from tpm_site.bundle.shortening import shortened

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
    assert bundle.read(sheet) == "body{color:teal}"
    links = [link["href"] for link in bundle.page("/").all("link") if link["rel"] == "stylesheet"]
    lists = asset(bundle, r"lists\.\w{10}\.css")
    assert links == [f"/{sheet}", f"/{lists}"]


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
        f'a{{background:url("{mark[7:]}#part")}}b{{background:url("{mark[7:]}")}}'
        "c{background:url('data:image/png;base64,AA')}d{mask:url(#shape)}"
    )
    print_sheet = bundle.read(asset(bundle, r"fonts/print\.\w{10}\.css"))
    assert print_sheet.startswith(f'a{{background:url("../{pattern[7:]}')
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
        "@import 'https://x.example/a.css';",
        '@IMPORT "//x.example/a.css" screen;',
        "b { mask: url(HTTPS://x.example/a.svg) }",
        "b { mask: url('https:x.example/a.svg') }",
        "b { mask: url('\\68ttps://x.example/a.svg') }",
        "b { mask: url('\\\\\\\\x.example/a.svg') }",
        "b { background: image-set('https://x.example/a.png' 1x) }",
        'b { background: -webkit-image-set("//x.example/a.png" 1x) }',
    ],
)
def test_a_stylesheet_that_asks_another_host_is_a_finding(tmp_path: Path, rule: str) -> None:
    write_site(tmp_path, SITE + f"-- static/assets/style.css --\na {{ color: red }}\n{rule}\n")
    (line,) = messages(build(tmp_path, tmp_path / "build"))
    assert line.startswith("static/assets/style.css:2:")
    assert " error X102 this would be fetched from another site" in line


IMPORTS = """\
-- static/assets/a.css --
@import url(z.css); @import "parts/b.css" screen; a { color: red }
-- static/assets/parts/b.css --
@import url( '../z.css' ) layer(x) supports(display: grid); b { color: red }
-- static/assets/z.css --
z { color: red }
"""


def test_sheets_are_named_after_those_that_they_import(tmp_path: Path) -> None:
    bundle = built(tmp_path / "one", IMPORTS)
    a, b, z = (
        asset(bundle, r"a\.\w+\.css"),
        asset(bundle, r"parts/b\.\w+\.css"),
        asset(bundle, r"z\.\w+\.css"),
    )
    assert bundle.read(a) == f'@import url("{z[7:]}");@import "{b[7:]}" screen;a{{color:red}}'
    supports = "layer(x) supports(display:grid)"
    assert bundle.read(b) == f'@import url("../{z[7:]}") {supports};b{{color:red}}'
    assert bundle.problems() == []
    changed = built(tmp_path / "two", IMPORTS.replace("z { color: red", "z { color: blue"))
    assert not {a, b, z} & changed.files


CIRCLE = "these stylesheets import each other in a circle: "


@pytest.mark.parametrize(
    ("sheets", "where", "circle"),
    [
        ({"a": "a"}, "a.css:1:10", "a.css, a.css"),
        ({"a": "b", "b": "c", "c": "a"}, "c.css:1:10", "a.css, b.css, c.css, a.css"),
        ({"a": "b", "b": "c", "c": "b"}, "c.css:1:10", "b.css, c.css, b.css"),
    ],
)
def test_sheets_that_import_each_other_in_a_circle_are_a_finding(
    tmp_path: Path, sheets: dict[str, str], where: str, circle: str
) -> None:
    text = "".join(
        f'-- static/assets/{name}.css --\n@import "{other}.css";\n' for name, other in sheets.items()
    )
    write_site(tmp_path, SITE + text)
    assert messages(build(tmp_path, None)) == [f"static/assets/{where}: error X102 {CIRCLE}{circle}"]


LEFT = [
    "/* url(gone.svg) @import 'gone.css' */ a { color: red }",
    "a { content: 'url(gone.svg)' } b { content: \"it's /* here\" }",
    "@namespace svg url(http://www.w3.org/2000/svg);",
    '@namespace svg "http://www.w3.org/2000/svg";',
    '@charset "utf-8"; a { font-family: "Gone" }',
    "a { mask: URL(DATA:image/png;base64,AA) } b { mask: url( #shape ) } c { mask: url() }",
    "a { mask: url(\"data:image/svg+xml,%3Csvg fill='rgb(0,0,0)'/%3E\") }",
    "a { background: image-set(url(#a) type('image/gone') 1x, url(data:x) 2x) }",
    "a { quotes: '\\'' '(' } /* unfinished url(gone.svg)",
    "a { content: 'broken\n} b { color: red }",
]


@pytest.mark.parametrize("css", LEFT)
def test_what_fetches_nothing_is_left_as_it_is(tmp_path: Path, css: str) -> None:
    bundle = built(tmp_path, f"-- static/assets/x.css --\n{css}\n")
    assert bundle.read(asset(bundle, r"x\.\w+\.css")) == shortened(f"{css}\n".encode()).decode()


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("url(a\\(b\\).svg)", 'url("NEW")'),
        ("url('a(b).svg')", 'url("NEW")'),
        ("Url( \"a(b).svg?x#y\" )", 'url("NEW?x#y")'),
        ("url(a%28b%29.svg)", 'url("NEW")'),
        ("url('\\61 (b).svg')", 'url("NEW")'),
        ("url(/assets/a\\(b\\).svg)", 'url("NEW")'),
        ("image-set('a(b).svg' type('image/svg+xml') 1x, \"a(b).svg\" 2x)",
         "image-set(\"NEW\" type('image/svg+xml') 1x,\"NEW\" 2x)"),
        ("-webkit-image-set(url('a(b).svg') 1x)", '-webkit-image-set(url("NEW") 1x)'),
        ("url( /assets/a\\(b\\).svg\n)", 'url("NEW")'),
        ("url(../a b.txt )", 'url("../a%20b.txt")'),
        ("url(/favicon.ico)", 'url("../favicon.ico")'),
        ("url('../a b.txt')", 'url("../a%20b.txt")'),
    ],
)  # fmt: skip
def test_every_form_of_an_address_is_followed(tmp_path: Path, css: str, found: str) -> None:
    write_site(tmp_path, f"{SITE}-- static/assets/x.css --\na {{ b: {css} }}\n")
    (tmp_path / "static/assets/a(b).svg").write_text("<svg/>")
    (tmp_path / "static/a b.txt").write_text("x")
    lines = messages(build(tmp_path, tmp_path / "build"))
    assert lines == []
    bundle = Bundle(tmp_path / "build", "https://clinic.example")
    name = asset(bundle, r"a-b\.\w+\.svg")[7:]
    assert bundle.read(asset(bundle, r"x\.\w+\.css")) == f"a{{b:{found.replace('NEW', name)}}}"


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


def test_what_is_well_known_is_published(tmp_path: Path) -> None:
    """RFC 8615: where others look for whom to tell of a hole, and hosts for a proof of ownership."""
    bundle = built(tmp_path, "-- static/.well-known/security.txt --\nx\n-- static/.well-known/a/b --\nx\n")
    assert {".well-known/security.txt", ".well-known/a/b"} <= bundle.files


LEFTOVERS = [
    ".DS_Store", "draft.html~", "Thumbs.db", "a.bak", ".git/config", ".a.swp", "#a#",
    "deep/.well-known/note.txt", ".well-known/.DS_Store", ".well-known/security.txt~",
]  # fmt: skip


@pytest.mark.parametrize("name", LEFTOVERS)
def test_what_editors_and_desktops_leave_behind_is_not_published(tmp_path: Path, name: str) -> None:
    bundle = built(tmp_path, f"-- static/{name} --\nx\n-- content/articles/{name} --\nx\n")
    assert not [path for path in bundle.files if Path(name).name in path]

"""Static files, downloads and pictures to their places in the bundle."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.digest import fingerprint
from tpm_site.base.span import Span
from tpm_site.bundle.blobs import Blobs
from tpm_site.bundle.images import PictureError, measure_image, process_image
from tpm_site.model.assets import Assets, ImageSet, Output, Wanted
from tpm_site.model.tree import SourceTree

ASSETS = "assets/"
STATIC = "static/"
_CSS_URL = re.compile(r"""url\(\s*(["']?)(?!data:|#)([^)"']+?)\s*\1\s*\)""")
_QUERY = re.compile(r"([^?#]*)(.*)", re.DOTALL)
_ELSEWHERE = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*:)?//")


class Collected(NamedTuple):
    """Where assets ended up, their files, and what is wrong with them."""

    assets: Assets
    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]


def collect_assets(tree: SourceTree, wanted: Wanted, blobs: Blobs) -> Collected:
    """Names every asset by its content, and makes the sizes of pictures."""
    diagnostics: list[Diagnostic] = []
    files, outputs = _static(tree, diagnostics)
    images: dict[str, ImageSet] = {}
    static = {f"{STATIC}{file.name}": file.location for file in tree.static}
    for path, span in sorted(wanted.pictures.items()):
        location = static.get(path) or str(Path(tree.root, path))
        try:
            images[path], made = process_image(path, _read(location), blobs)
            outputs += made if path in wanted.public else ()
        except PictureError as error:
            diagnostics.append(Diagnostic(span, "M202", f"the picture {path} {error}"))
        except OSError as error:
            message = f"the picture {path} cannot be read: {error.strerror}"
            diagnostics.append(Diagnostic(span, "M202", message))
    for path in wanted.whole:
        try:
            width, height = measure_image(_read(static[path]))
            images[path] = ImageSet(files[path.removeprefix(STATIC + ASSETS)], width, height)
        except PictureError as error:
            diagnostics.append(Diagnostic(Span(path), "M202", f"the picture {path} {error}"))
    for path, span in sorted(wanted.downloads.items()):
        try:
            output = _named(posixpath.basename(path), _read(str(Path(tree.root, path))))
            files[path] = f"/{output.path}"
            outputs += [output] if path in wanted.public else []
        except OSError as error:
            diagnostics.append(Diagnostic(span, "F008", f"{path} cannot be read: {error.strerror}"))
    # The same picture may be asked for under two names; its file is one.
    unique = {output.path: output for output in outputs}
    return Collected(Assets(files, images), tuple(unique.values()), tuple(diagnostics))


def _read(location: str) -> bytes:
    return Path(location).read_bytes()


def _static(tree: SourceTree, diagnostics: list[Diagnostic]) -> tuple[dict[str, str], list[Output]]:
    """Files below static/assets get a name by content; others keep theirs."""
    files: dict[str, str] = {}
    outputs: list[Output] = []
    sheets: list[tuple[str, bytes]] = []
    for file in tree.static:
        data = _read(file.location)
        if not file.name.startswith(ASSETS):
            outputs.append(Output(file.name, data))
        elif file.name.endswith(".css"):
            sheets.append((file.name.removeprefix(ASSETS), data))
        else:
            name = file.name.removeprefix(ASSETS)
            output = _named(name, data)
            files[name] = f"/{output.path}"
            outputs.append(output)
    for name, data in sheets:
        output = _named(name, _with_named_urls(name, data, files, diagnostics))
        files[name] = f"/{output.path}"
        outputs.append(output)
    return files, outputs


def _named(name: str, data: bytes) -> Output:
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    return Output(f"{ASSETS}{stem}.{fingerprint(data)}{dot}{ending}", data)


def _with_named_urls(
    name: str, data: bytes, files: Mapping[str, str], diagnostics: list[Diagnostic]
) -> bytes:
    """A stylesheet whose `url(…)` lead to the new names, relative to the sheet."""
    text = data.decode("utf-8", "replace")
    folder = posixpath.dirname(f"/{ASSETS}{name}")

    def replace(match: re.Match[str]) -> str:
        place, rest = _QUERY.match(match[2]).groups()  # type: ignore[union-attr]  # It matches any text.
        source = posixpath.relpath(posixpath.join(folder, place), f"/{ASSETS}")
        if source in files and not _ELSEWHERE.match(place):
            return f'url("{posixpath.relpath(files[source], folder)}{rest}")'
        line, before = text.count("\n", 0, match.start(2)) + 1, text.rfind("\n", 0, match.start(2)) + 1
        span = Span(f"{STATIC}{ASSETS}{name}", line, match.start(2) - before + 1, len(match[2]))
        message = f"there is no {posixpath.normpath(f'{STATIC}{ASSETS}{source}')}"
        help = "save the file there, or correct its name"
        if _ELSEWHERE.match(place):
            message = "this would be fetched from another site, which would learn of the reader"
            help = f"save the file below {STATIC}{ASSETS} and name that"
        diagnostics.append(Diagnostic(span, "X102", message, help))
        return match[0]

    return _CSS_URL.sub(replace, text).encode()


def paths_of(outputs: Iterable[Output]) -> tuple[str, ...]:
    """The paths of some outputs."""
    return tuple(output.path for output in outputs)

"""Static files, downloads and pictures to their places in the bundle."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.bundle.blobs import Blobs
from tpm_site.bundle.downloads import DOWNLOAD_HELP, unsafe_download
from tpm_site.bundle.drawings import measure_drawing
from tpm_site.bundle.faults import PictureError
from tpm_site.bundle.images import measure_image, process_image
from tpm_site.bundle.metadata import without_metadata
from tpm_site.bundle.naming import ASSETS, STATIC, asset_path
from tpm_site.bundle.stylesheets import Stylesheets, file_addresses
from tpm_site.model.assets import Assets, ImageSet, Output, Wanted
from tpm_site.model.tree import SourceTree


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
        with _told(diagnostics, span, path, "M202"):
            images[path], made = process_image(path, _read(location), blobs)
            outputs += made if path in wanted.public else ()
    for path in wanted.whole:
        name = path.removeprefix(STATIC + ASSETS)
        if name in files:
            with _told(diagnostics, Span(path), path, "M202"):
                images[path] = ImageSet(files[name], *measure_image(_read(static[path])))
    for path, span in sorted(wanted.downloads.items()):
        if unsafe := unsafe_download(path):
            diagnostics.append(Diagnostic(span, "M203", unsafe, DOWNLOAD_HELP))
            continue
        with _told(diagnostics, span, path, "F008"):
            data = _read(str(Path(tree.root, path)))
            if path.lower().endswith(".svg"):
                measure_drawing(data)
            output = _named(posixpath.basename(path), without_metadata(data))
            files[path] = f"/{output.path}"
            outputs += [output] if path in wanted.public else []
    # The same picture may be asked for under two names; its file is one.
    unique = {output.path: output for output in outputs}
    return Collected(Assets(files, images), tuple(unique.values()), tuple(diagnostics))


@contextmanager
def _told(diagnostics: list[Diagnostic], span: Span, path: str, unreadable: str) -> Iterator[None]:
    """What is wrong with a picture is a finding where it is asked for; `unreadable` is for other faults."""
    try:
        yield
    except PictureError as error:
        diagnostics.append(Diagnostic(span, "M202", f"the picture {path} {error}"))
    except OSError as error:
        subject = f"the picture {path}" if unreadable == "M202" else path
        diagnostics.append(Diagnostic(span, unreadable, f"{subject} cannot be read: {error.strerror}"))


def _read(location: str) -> bytes:
    return Path(location).read_bytes()


def _static(tree: SourceTree, diagnostics: list[Diagnostic]) -> tuple[dict[str, str], list[Output]]:
    """Files below static/assets get a name by content; others keep theirs."""
    files: dict[str, str] = {}
    outputs: list[Output] = []
    sheets: dict[str, bytes] = {}
    for file in tree.static:
        path = f"{STATIC}{file.name}"
        with _told(diagnostics, Span(path), path, "F008"):
            data = without_metadata(_read(file.location))
            name = file.name.removeprefix(ASSETS)
            if not file.name.startswith(ASSETS):
                outputs.append(Output(file.name, data))
            elif name.endswith(".css"):
                sheets[name] = data
            else:
                outputs.append(_named(name, data))
                files[name] = f"/{outputs[-1].path}"
    beside = file_addresses(file.name for file in tree.static if not file.name.startswith(ASSETS))
    named = Stylesheets(sheets, {**files, **beside})
    diagnostics += named.diagnostics
    return files | {name: named.files[name] for name in sheets}, [*outputs, *named.outputs]


def _named(name: str, data: bytes) -> Output:
    return Output(asset_path(name, data), data)

"""The theme's templates as Python's code, kept where Python keeps that of our own modules.

Not in the project's cache: to take code from there would be to run what others may have put there.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

_PACKAGE = Path(__file__).resolve().parents[1]
_THEMES = tuple(f"{folder / 'templates'}{os.sep}" for folder in (_PACKAGE / "theme", _PACKAGE.parents[1]))
"""Inside the wheel, or at the top of the checkout. Other templates are compiled each time."""
_SETTINGS = "environment.py"
"""All of our own that Jinja's compiler asks: no filter or test is ours, so it folds none of them in."""
_DIGEST = 32
_SHORT = 8


class CompiledTheme(BytecodeCache):
    """A file for each template of the theme: digests of where its code comes from and of it, and the code."""

    def __init__(self) -> None:
        settings = Path(__file__).with_name(_SETTINGS).read_bytes()
        self._made_by = "\0".join((sys.version, jinja2.__version__, sha256(settings).hexdigest()))

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of a template of the theme; nothing for any other."""
        if not filename or not filename.startswith(_THEMES):
            return ""
        # Code remembers where its template lies, by which a fault in it is found.
        return f"{name.replace('/', '-')}-{sha256(filename.encode()).hexdigest()[:_SHORT]}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Reads the code of a template, if it was kept and is that of this text."""
        if bucket.key:
            with suppress(OSError):
                data = self._path(bucket).read_bytes()
                if data[: 2 * _DIGEST] == self._seal(bucket, data[2 * _DIGEST :]):
                    bucket.bytecode_from_string(data[2 * _DIGEST :])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code of a template where Python keeps any."""
        if bucket.key and not sys.dont_write_bytecode:
            path, code = self._path(bucket), bucket.bytecode_to_string()
            beside = path.with_suffix(f".{os.getpid()}")
            with suppress(OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
                beside.write_bytes(self._seal(bucket, code) + code)
                beside.replace(path)

    def _seal(self, bucket: Bucket, code: bytes) -> bytes:
        return sha256(f"{self._made_by}\0{bucket.checksum}".encode()).digest() + sha256(code).digest()

    def _path(self, bucket: Bucket) -> Path:
        return Path(cache_from_source(__file__)).with_name(f"{bucket.key}.{sys.implementation.cache_tag}")

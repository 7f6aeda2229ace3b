"""What is wrong with a picture."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

MOST_PIXELS = 25_000_000
"""Six thousand by four thousand and a little more: one such picture takes seconds, and a gigabyte is far."""


class PictureError(Exception):
    """A picture that cannot be shown; the text says why and how to mend it."""


@contextmanager
def reading() -> Iterator[None]:
    """Whatever a decoder makes of a damaged file is a PictureError."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except PictureError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureError("has too many pixels: save it no wider than 4000 pixels") from None
    except UnidentifiedImageError:
        raise PictureError("is no picture that can be read: save it anew as JPEG or PNG") from None
    except Exception as error:  # Decoders raise anything.
        raise PictureError(f"cannot be read ({error}): save it anew as JPEG or PNG") from error

"""Pictures that are published as they are, without what cameras and programs wrote into them.

Only notes are taken out; the picture itself is the same to the bit. Of EXIF data the one note that a
browser needs is left: which side is up. Colour profiles stay. A picture without notes keeps its bytes.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from tpm_site.bundle.faults import PictureError, reading

_EXIF = b"Exif\0\0"
_ORIENTATION = 0x0112
_SIDES = range(2, 9)
"""Orientations that turn a picture; 1 is upright."""
_SCAN_END = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_JPEG_NOTES = (*range(0xE0, 0xF0), 0xFE)
_JPEG_KEPT = (b"\xff\xe0JFIF\0", b"\xff\xe2ICC_PROFILE\0", b"\xff\xeeAdobe")
_PNG_KEPT = {
    b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI", b"sBIT", b"bKGD", b"pHYs",
    b"acTL", b"fcTL", b"fdAT",
}  # fmt: skip
_WEBP_KEPT = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
_WEBP_EXIF, _WEBP_XMP = 0x08, 0x04
_GIF_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")


def without_metadata(data: bytes) -> bytes:
    """`data`, if it is a picture, without its notes. Raises PictureError for one too damaged to tell."""
    for begin, strip in _KINDS:
        if begin.match(data):
            found = strip(data)
            return data if found == data else found
    return data


def _upright(exif: bytes) -> bytes:
    """EXIF data that says no more than which side is up; empty where the picture stands upright."""
    exif = exif.removeprefix(_EXIF)
    order = "little" if exif.startswith(b"II") else "big"

    def number(start: int, length: int) -> int:
        return int.from_bytes(exif[start : start + length], "little" if order == "little" else "big")

    table = number(4, 4)
    for entry in range(table + 2, table + 2 + 12 * number(table, 2), 12):
        if number(entry, 2) == _ORIENTATION and number(entry + 8, 2) in _SIDES:
            side = number(entry + 8, 2).to_bytes(2, "big")
            return b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01" + side + bytes(6)
    return b""


def _damaged() -> PictureError:
    return PictureError("is damaged: save it anew")


def _strip_jpeg(data: bytes) -> bytes:
    kept, at = [data[:2]], 2
    while at < len(data):
        if data[at : at + 2] == b"\xff\xff":  # A byte that fills.
            at += 1
            continue
        marker, end = data[at + 1 : at + 2], at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == b"\xd9":
            return b"".join((*kept, b"\xff\xd9"))  # Behind the end, telephones put further pictures.
        if data[at : at + 1] != b"\xff" or not at + 4 <= end <= len(data):
            raise _damaged()
        if marker == b"\xda":
            following = _SCAN_END.search(data, end)
            end = following.start() if following else len(data)
        kept.append(_kept_segment(data[at:end]))
        at = end
    return b"".join(kept)


def _kept_segment(segment: bytes) -> bytes:
    if segment[1] not in _JPEG_NOTES or (segment[:2] + segment[4:]).startswith(_JPEG_KEPT):
        return segment
    exif = _upright(segment[4:]) if segment[4:].startswith(_EXIF) else b""
    return b"\xff\xe1" + (8 + len(exif)).to_bytes(2, "big") + _EXIF + exif if exif else b""


def _strip_png(data: bytes) -> bytes:
    kept, at = [data[:8]], 8
    while at < len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(data):
            raise _damaged()
        exif = _upright(data[at + 8 : end - 4]) if kind == b"eXIf" else b""
        if kind in _PNG_KEPT or kind[:1].isupper():
            kept.append(data[at:end])
        elif exif:
            check = zlib.crc32(kind + exif).to_bytes(4, "big")
            kept.append(len(exif).to_bytes(4, "big") + kind + exif + check)
        if kind == b"IEND":
            break
        at = end
    return b"".join(kept)


def _strip_webp(data: bytes) -> bytes:
    kept, flags = [], 0
    for kind, content in _chunks(data):
        exif = _upright(content) if kind == b"EXIF" else b""
        flags |= _WEBP_EXIF if exif else 0
        if kind in _WEBP_KEPT or exif:
            kept.append((kind, exif or content))
    parts = [b"WEBP"]
    for kind, content in kept:
        head = bytes([content[0] & ~(_WEBP_EXIF | _WEBP_XMP) | flags]) if kind == b"VP8X" else content[:1]
        parts += [kind, len(content).to_bytes(4, "little"), head, content[1:], bytes(len(content) % 2)]
    body = b"".join(parts)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, whole = 12, min(8 + int.from_bytes(data[4:8], "little"), len(data))
    while at + 8 <= whole:
        end = at + 8 + int.from_bytes(data[at + 4 : at + 8], "little")
        if end > len(data) or end == at + 8:
            raise _damaged()
        yield data[at : at + 4], data[at + 8 : end]
        at = end + end % 2


def _strip_gif(data: bytes) -> bytes:
    at = 13 + _colours(data[10:11])
    kept = [data[:at]]
    while at < len(data) and data[at] != 0x3B:  # Its end.
        is_note = False
        if data[at] == 0x2C:  # A frame.
            end = _after_blocks(data, at + 11 + _colours(data[at + 9 : at + 10]))
        elif data[at] == 0x21:  # An extension.
            label, end = data[at + 1 : at + 2], _after_blocks(data, at + 2)
            is_note = label != b"\xf9" and not (label == b"\xff" and data[at + 3 : at + 14] in _GIF_KEPT)
        else:
            raise _damaged()
        kept += [] if is_note else [data[at:end]]
        at = end
    return b"".join((*kept, b";"))


def _colours(flags: bytes) -> int:
    """The bytes of a table of colours."""
    return 3 << (flags[0] % 8 + 1) if flags and flags[0] & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return at + 1


def _write_anew(data: bytes) -> bytes:
    """For kinds whose notes lie all over the file. The colours may differ by a hair."""
    from PIL import Image, ImageOps, ImageSequence

    with reading(), Image.open(BytesIO(data)) as opened:
        if opened.format == "AVIF" and not {"exif", "xmp"} & opened.info.keys():
            return data
        profile = opened.info.get("icc_profile")
        frames = [ImageOps.exif_transpose(frame) for frame in ImageSequence.Iterator(opened)]
        for frame in frames:
            frame.info = {}
        buffer = BytesIO()
        options = {"quality": 90} if opened.format == "AVIF" else {"compression": "tiff_lzw"}
        many = {"save_all": True, "append_images": frames[1:]}
        frames[0].save(buffer, opened.format, icc_profile=profile, **many, **options)
        return buffer.getvalue()


_KINDS: tuple[tuple[re.Pattern[bytes], Callable[[bytes], bytes]], ...] = (
    (re.compile(rb"\xff\xd8\xff"), _strip_jpeg),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), _strip_png),
    (re.compile(rb"GIF8[79]a"), _strip_gif),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), _strip_webp),
    (re.compile(rb"II\*\0|MM\0\*|....ftypavi[fs]", re.DOTALL), _write_anew),
)

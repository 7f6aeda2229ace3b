"""Draws social cards: the mark and the name, what kind of text it is, and the title in large words."""

from __future__ import annotations

from io import BytesIO

from tpm_site.bundle.card_ground import EDGE, INK, QUIET, ROOM, accent_bar, font, ground_of, width_of
from tpm_site.bundle.card_words import LEADING, set_line, set_title
from tpm_site.model.social_card import HEIGHT, SocialCard, drawn

_TALLEST = 330
"""The room of the title, in pixels."""
_BOTTOM = 80
_KICKER_SIZES = (32, 29, 26, 23)
_KICKER_GAP = 40
_BAR = (50, 13)
_BAR_GAP = 20
_RUNS = 3
"""Of zlib: only runs are looked for. Half the time of its best way, for a tenth more bytes."""


def draw_card(card: SocialCard) -> bytes:
    """A PNG; the same card is always the same bytes. The words of a card must be drawable."""
    from PIL import ImageDraw

    ground = ground_of(card.style)
    picture = ground.picture.copy()
    draw = ImageDraw.Draw(picture)
    title = set_title(drawn(card.title), width_of, ROOM, _TALLEST)
    face, line_height = font(title.size), title.size * LEADING
    # The last line stands on the same height as the margin below it, whatever its letters.
    baseline = HEIGHT - _BOTTOM - line_height * (len(title.lines) - 1)
    top = baseline - title.size * 0.74
    for number, line in enumerate(title.lines):
        draw.text((EDGE, round(baseline + number * line_height)), line, fill=INK, font=face, anchor="ls")
    if card.kicker:
        width, height = _BAR
        base, left = round(top - _KICKER_GAP), EDGE + width + _BAR_GAP
        [line], size = set_line(drawn(card.kicker), width_of, EDGE + ROOM - left, _KICKER_SIZES)
        picture.paste(accent_bar(width, height), (EDGE, base - height - 5))
        draw.text((left, base), line, fill=QUIET, font=font(size), anchor="ls")
    picture.putpalette(ground.palette)
    found = BytesIO()
    picture.save(found, "PNG", compress_level=1, compress_type=_RUNS)
    return found.getvalue()

"""What a preview says, across the top, of a page that is not public."""

from __future__ import annotations

from datetime import date

from tpm_site.model.calendar import Status
from tpm_site.pages.frame import Frame
from tpm_site.pages.wording import date_text


def banner_of(frame: Frame, status: Status, day: date | None) -> str:
    """The banner of a page; `day` is the one on which it was or will be published, or on which it expired."""
    if status is Status.LIVE:
        return ""
    text = date_text(day, frame.language).text if day else ""
    return frame.strings[f"banner_{status.value}"].format(date=text)

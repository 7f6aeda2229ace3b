"""C122: what is known of retractions is older than the site allows, or has holes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.model.library import EvidenceSettings
from tpm_site.model.site import Library
from tpm_site.model.watch import SOURCE_NAMES
from tpm_site.site.calendar import add

_MOST_NAMED = 3


def check_watch(library: Library, settings: EvidenceSettings, today: date) -> Iterator[Diagnostic]:
    """Each source of the lock was asked within `evidence.watch`, and said something of all."""
    limit = f"{settings.watch.count} {settings.watch.unit}{'s' if settings.watch.count > 1 else ''}"
    for asked in library.watch.asked if library.watch else ():
        name, span = SOURCE_NAMES[asked.name], library.spans[f"watch:{asked.name}"]
        help = "run `tpm-site evidence watch`"
        if asked.name == "retraction-watch":
            help += " with --fetch, or with --retractions and a new file"
        if add(asked.date, settings.watch) < today:
            message = f"what {name} knows of retractions was last asked for on {asked.date}, over {limit} ago"
            yield Diagnostic(span, "C122", message, help)
        if asked.unanswered:
            named = ", ".join(asked.unanswered[:_MOST_NAMED])
            more = f" and {len(asked.unanswered) - _MOST_NAMED} more"
            named += more if len(asked.unanswered) > _MOST_NAMED else ""
            message = f"{name} did not answer when it was asked about {named}"
            yield Diagnostic(library.spans[f"watch:{asked.name}.unanswered"], "C122", message, help)

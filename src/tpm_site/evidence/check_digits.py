"""Check digits: arithmetic that finds a mistyped number without asking anyone.

Knows nothing of what the numbers name. Every function takes a number in its normal form, as
`identifiers` makes it, and says whether its last character agrees with the others.
"""

from __future__ import annotations

NPI_PREFIX = "80840"
"""80 for health, 840 for the United States: CMS counts them in, though nobody writes them."""


def is_sound_issn(number: str) -> bool:
    """Modulus 11 with the weights 8 to 2, `X` for ten. Source: ISO 3297."""
    digits = number.replace("-", "")
    weights = range(8, 1, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=False))
    return digits[-1] == "0123456789X"[-total % 11]


def is_sound_orcid(number: str) -> bool:
    """ISO 7064 MOD 11-2, `X` for ten. Source: ORCID, Structure of the ORCID identifier."""
    digits = number.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return digits[-1] == "0123456789X"[(12 - total % 11) % 11]


def is_sound_npi(number: str) -> bool:
    """Luhn over 80840 and the number. Source: CMS, NPI check digit (45 CFR 162.406)."""
    total = 0
    for place, digit in enumerate(reversed(NPI_PREFIX + number)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0

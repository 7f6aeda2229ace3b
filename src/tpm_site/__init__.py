"""tpm-site: a static site generator for patient-education libraries."""

__version__ = "0.1.0"

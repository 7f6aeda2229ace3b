"""What the tests need beside Python packages: a browser and an HTML checker. No part of tpm-site."""

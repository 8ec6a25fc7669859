"""The generator of the reference stands beside its pages, outside of the package."""

from __future__ import annotations

import sys

from tests.docs.files import REFERENCE

sys.path.insert(0, str(REFERENCE))

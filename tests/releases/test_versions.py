"""Which version may come next, and what is a version at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.versions import Version, before, next_versions, parse_version, passed_by

versions = st.builds(Version, *[st.integers(0, 4)] * 3)


def of(*texts: str) -> list[Version]:
    found = [parse_version(text) for text in texts]
    assert all(found)
    return [each for each in found if each]


@pytest.mark.parametrize("text", ["", "1", "1.0", "1.0.0.0", "v1.0.0", "01.0.0", "1.0.0-rc1", " 1.0.0", "1.0.0\n",
                                  "1.0.x", "١.0.0", "-1.0.0", "1.0.1000000000"])  # fmt: skip
def test_what_is_no_version(text):
    assert parse_version(text) is None


@pytest.mark.parametrize(
    ("existing", "wanted", "passed"),
    [
        ((), "1.0.0", None),
        ((), "0.1.0", None),
        (("1.0.0",), "1.0.0", "1.0.0"),
        (("1.0.0",), "1.0.1", None),
        (("1.0.0",), "0.9.0", "1.0.0"),
        (("1.2.0", "2.0.0"), "1.2.1", None),  # a fix to a line still in use
        (("1.2.0", "1.2.1", "2.0.0"), "1.2.1", "1.2.1"),
        (("1.2.0", "1.2.2", "2.0.0"), "1.2.1", "1.2.2"),
        (("1.1.0", "1.2.0"), "1.1.1", None),
        (("1.0.0", "1.2.0"), "1.1.0", "1.2.0"),  # no line 1.1 was in use, and line 1 has gone past it
        (("1.2.0", "2.0.0"), "1.3.0", None),
        (("2.0.0",), "1.0.0", "2.0.0"),
        (("1.9.0",), "1.10.0", None),  # as numbers, not as text
        (("1.10.0",), "1.9.0", "1.10.0"),
    ],
)
def test_what_may_follow(existing, wanted, passed):
    found = passed_by(of(wanted)[0], of(*existing))
    assert (str(found) if found else None) == passed


@given(st.lists(versions, min_size=1))
def test_the_next_ones_may_always_follow(existing):
    for version in next_versions(existing):
        assert passed_by(version, existing) is None


@given(versions, st.lists(versions))
def test_the_one_before_is_the_nearest_below(version, existing):
    found = before(version, existing)
    below = [each for each in existing if each < version]
    assert found in below if below else found is None
    assert all(each <= found for each in below)


@given(versions)
def test_a_version_is_read_as_it_is_written(version):
    assert parse_version(str(version)) == version

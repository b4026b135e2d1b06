"""Fuzzing: `python -m tests.fuzz TARGET` lets atheris write what no person would.

`readers` holds one target for each format that strangers write, `pages` those that follow a fuzzed
layer up to the finished page. `seeds` gives both their first inputs. The ordinary test run does a
few hundred rounds of each (tests/test_fuzz.py), `make fuzz` as many as there is time for.
"""

"""Builds editions of the curriculum: the standard, merged with a country's layers, as sites.

One direction: read -> merge -> check -> plan -> site and pack -> press and engines -> cli.
"""

"""Builds editions of the curriculum: the standard, merged with a country's layers, as sites.

One direction: read -> merge -> check -> plan -> site -> inspect_output -> files and engines -> cli.
"""

"""The rooms that know file formats: text in, `(value, problems)` out."""

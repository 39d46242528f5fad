"""Lists that offices send: CSV and spreadsheets, read to rows, compared with what stands."""

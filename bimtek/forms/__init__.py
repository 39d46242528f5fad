"""Forms that go out to the offices as workbooks, and come back filled."""

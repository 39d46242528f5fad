"""The jobs of a day take few keys; `python -m bench.keys` prints how many."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.keys import AFTERNOON, EVENING, MORNING, Job, all_done, count


@pytest.mark.parametrize("job", [*MORNING, *AFTERNOON, *EVENING], ids=lambda job: job.name)
def test_a_job_takes_no_more_keys_than_its_aim(job: Job) -> None:
    assert count(job.keys) <= job.most


@pytest.mark.slow
def test_with_these_keys_each_job_is_really_done(tmp_path: Path) -> None:
    done = list(all_done(tmp_path))
    assert [one.job for one in done] == [*MORNING, *AFTERNOON, *EVENING]
    assert [one.job.name for one in done if one.keys > one.job.most] == []

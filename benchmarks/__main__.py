"""``python -m benchmarks speed [--quick]``, ``python -m benchmarks serving [--quick]``, ``python -m benchmarks truth [--data DIR] [--only ROW]``,
``python -m benchmarks reading [--data DIR]``, ``python -m benchmarks week [--data DIR]``,
``python -m benchmarks lists [--articles N]``, ``python -m benchmarks edition [--texts N]`` and
``python -m benchmarks reviewing [--texts N]``."""

from __future__ import annotations

import argparse
import sys


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    commands = parser.add_subparsers(required=True, dest="command")
    speed = commands.add_parser("speed", help="the product beside a plainly written notebook")
    speed.add_argument("--quick", action="store_true", help="fewer pairs, no event of 500")
    speed.add_argument("--large", action="store_true", help="also 2,000 and 5,000 articles; an hour or more")
    speed.add_argument("--json", metavar="FILE", help="write the rows there, too")
    serving = commands.add_parser("serving", help="a stored report page beside a static response of its size")
    serving.add_argument("--quick", action="store_true", help="fewer and shorter rounds")
    serving.add_argument("--json", metavar="FILE", help="write the figures there, too")
    truth = commands.add_parser("truth", help="how right it is on public data that people labelled")
    truth.add_argument("--data", metavar="DIR", help="folder with the data (default: SIDELIGHT_EVAL_DIR)")
    truth.add_argument(
        "--fit",
        metavar="DIR",
        help="folder that models are fitted and thresholds chosen on (default: rules alone)",
    )
    truth.add_argument("--only", metavar="ROW")
    truth.add_argument("--json", metavar="FILE", help="write the rows there, too")
    reading = commands.add_parser(
        "reading", help="what reading one article costs, and how much of it is the parse"
    )
    reading.add_argument("--data", metavar="DIR", help="folder with the data (default: SIDELIGHT_EVAL_DIR)")
    reading.add_argument("--json", metavar="FILE", help="write the milliseconds of every article there, too")
    week = commands.add_parser(
        "week", help="2,000 corrections made, exported, learned from and measured on other labels"
    )
    week.add_argument("--data", metavar="DIR", help="folder with the data (default: SIDELIGHT_EVAL_DIR)")
    week.add_argument("--corrections", type=int, default=2000, metavar="N")
    week.add_argument("--seed", type=int, default=1)
    lists = commands.add_parser("lists", help="the admin's lists over many generated articles")
    lists.add_argument("--articles", type=int, default=100_000, metavar="N")
    lists.add_argument("--by-curator", action="store_true", help="of one of two teams")
    edition = commands.add_parser(
        "edition", help="what publishing an edition costs, with what is kept and without"
    )
    edition.add_argument(
        "--texts", type=int, default=50, metavar="N", help="made up; 0: the event that ships"
    )
    edition.add_argument("--rounds", type=int, default=3, metavar="N", choices=range(1, 6), help="1 to 5")
    reviewing = commands.add_parser(
        "reviewing", help="what a curator waits for at a large event's review queue"
    )
    reviewing.add_argument("--texts", type=int, default=400, metavar="N")
    options = parser.parse_args()
    if options.command == "reviewing":
        from benchmarks import reviewing as review_queue

        return review_queue.run(texts=options.texts)
    if options.command == "edition":
        from benchmarks import edition as published_edition

        return published_edition.run(texts=options.texts, rounds=options.rounds)
    if options.command == "lists":
        from benchmarks import lists as lists_of_many

        return lists_of_many.run(options.articles, by_curator=options.by_curator)
    if options.command == "reading":
        from benchmarks import reading as reading_table

        return reading_table.run(options.data, options.json)
    if options.command == "week":
        from benchmarks import week as generated_week

        return generated_week.run(options.data, options.corrections, options.seed)
    if options.command == "speed":
        from benchmarks import speed as speed_table

        return speed_table.run(quick=options.quick, large=options.large, json_file=options.json)
    if options.command == "serving":
        from benchmarks import serving as serving_table

        return serving_table.run(quick=options.quick, json_file=options.json)
    from benchmarks.truth import run as truth_table

    if options.only and options.only not in truth_table.NAMES:
        parser.error(f"--only takes one of {', '.join(truth_table.NAMES)}")
    return truth_table.run(options.data, options.fit, options.only, options.json)


if __name__ == "__main__":
    sys.exit(main())

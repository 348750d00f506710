"""``python -m benchmarks speed [--quick] [--json FILE]``."""

from __future__ import annotations

import argparse
import sys

from benchmarks import speed


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("speed", help="the product beside a plainly written notebook")
    command.add_argument("--quick", action="store_true", help="fewer pairs, no event of 500")
    command.add_argument("--json", metavar="FILE", help="write the rows there, too")
    options = parser.parse_args()
    return speed.run(quick=options.quick, json_file=options.json)


if __name__ == "__main__":
    sys.exit(main())

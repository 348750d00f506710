"""How right Sidelight is on public data that people labelled: figure, floor and goal, row by row."""

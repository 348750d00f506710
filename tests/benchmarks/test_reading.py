import json

from benchmarks import reading


def test_every_article_has_a_cost_and_the_parts_add_up(tmp_path, capsys):
    rows = [{"text": "The mayor said the bridge is safe. It opens in May."}, {"text": "Nobody answered."}]
    (tmp_path / "attribution.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")

    assert reading.run(str(tmp_path), str(tmp_path / "costs.json")) == 0

    costs = json.loads((tmp_path / "costs.json").read_text("utf-8"))
    parse, rest = costs["parse"], costs["voices, actors, claims, facts"]
    assert [round(a + b, 6) for a, b in zip(parse, rest, strict=True)] == [
        round(all_, 6) for all_ in costs["all"]
    ]
    assert all(cost > 0 for cost in parse)
    assert "2 articles of 6 words" in capsys.readouterr().out


def test_without_data_it_says_where_to_name_them(tmp_path, capsys):
    assert reading.run(str(tmp_path), None) == 2
    assert "attribution.jsonl" in capsys.readouterr().err

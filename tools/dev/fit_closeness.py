#!/usr/bin/env python3
"""Fits the coefficients of [similarity.closeness] and says how well they tell close relatives from ordinary members.

    fit_closeness.py --relatives REPORT... --ordinary REPORT... [--strong 0.83] [--moderate 0.38]

Each REPORT is a JSON Lines report of `congener screen --format jsonl --as-of DAY --min-grade weak`, may end in .gz, and holds the parts of
the measure for each resemblance. Relatives: molecules that experts count among the relatives of entries (published analogues, entries of
the set that are not in force on that day). Those that are an entry with which others are compared are left out: they are what the others are
close to. Ordinary: members of families that were found in libraries; records that are an entry are left out, and so are those that are
among the relatives.

The fit is a logistic regression with a ridge penalty on standardised terms. Relatives and ordinary members have the same weight together;
among relatives a family weighs as the root of its number, so that a family with many published members does not decide alone. A molecule
counts with the entry that it is closest to under the coefficients of the round before. Masked entries and pieces of entries take no part:
their grade follows from the relation. A term that would point the wrong way (a larger change that is closer) is dropped.

Cross-validated in ten parts by series (family, and what hangs at the first changed site), so that no molecule is judged by its siblings.
Only the standard library is needed.
"""
import argparse
import gzip
import json
import math
import random
from collections import Counter

TERMS = ["added", "missing", "fingerprints", "core_rarity"]
DIRECTION = [-1, -1, 1, 1]
MOST_DECADES = 4.6
RIDGE = 0.1
ROUNDS = 4


def records_of(paths):
    for path in paths:
        with (gzip.open if path.endswith(".gz") else open)(path, "rt") as lines:
            for line in lines:
                record = json.loads(line)
                if record.get("type") == "record" and record["status"] != "not_screened":
                    yield record


class Member:
    """A molecule with the terms of each entry that it was compared with."""

    def __init__(self, record):
        pairs = [near for near in record["nearest"] if near["closeness"]]
        self.structure = record["structure"]
        self.entries = {identity["entry"] for identity in record["identity"]}
        self.compared_with = {near["entry"] for near in record["nearest"]}
        self.by_relation = {near["relation"] for near in pairs}
        changed = [near for near in pairs if near["relation"] == "site-modified"]
        self.rows = [self.terms_of(near["closeness"]) for near in changed]
        self.family = changed[0]["family"] if changed else ""
        first = changed[0]["changes"][0] if changed and changed[0]["changes"] else {"site": "", "to": ""}
        self.series = (self.family, first["site"], first["to"])

    @staticmethod
    def terms_of(parts):
        return [math.log1p(parts["added_atoms"]), math.log1p(parts["missing_atoms"]), parts["fingerprints"],
                min(parts["core_rarity"], MOST_DECADES)]

    def best_row(self, coefficients):
        return max(self.rows, key=lambda row: dot(coefficients, row))


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def solved(matrix, right):
    """Gaussian elimination with pivots."""
    rows = [list(row) + [value] for row, value in zip(matrix, right)]
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda place: abs(rows[place][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for place in range(size):
            if place != column:
                factor = rows[place][column] / rows[column][column]
                rows[place] = [x - factor * y for x, y in zip(rows[place], rows[column])]
    return [rows[place][size] / rows[place][place] for place in range(size)]


def logistic(value):
    return 1 / (1 + math.exp(-max(-500.0, min(500.0, value))))


def newton(rows, targets, weights, used):
    """Coefficients of standardised terms and the constant, last; terms that are not used stay 0."""
    size = len(TERMS) + 1
    result = [0.0] * size
    for _ in range(60):
        gradient = [RIDGE * value for value in result[:-1]] + [0.0]
        hessian = [[RIDGE if i == j and i < size - 1 else 0.0 for j in range(size)] for i in range(size)]
        for row, target, weight in zip(rows, targets, weights):
            chance = logistic(dot(result, row))
            for i in range(size):
                gradient[i] += weight * (chance - target) * row[i]
                for j in range(size):
                    hessian[i][j] += weight * chance * (1 - chance) * row[i] * row[j]
        for place in range(len(TERMS)):
            if not used[place]:
                gradient[place] = 0.0
                hessian[place] = [1.0 if other == place else 0.0 for other in range(size)]
        step = solved(hessian, gradient)
        result = [value - change for value, change in zip(result, step)]
        if max(abs(change) for change in step) < 1e-9:
            break
    return result


def fitted_once(rows, targets, weights):
    count = len(rows)
    means = [sum(row[i] for row in rows) / count for i in range(len(TERMS))]
    spreads = [math.sqrt(sum((row[i] - means[i]) ** 2 for row in rows) / count) or 1.0 for i in range(len(TERMS))]
    scaled = [[(row[i] - means[i]) / spreads[i] for i in range(len(TERMS))] + [1.0] for row in rows]
    used = [True] * len(TERMS)
    while True:
        result = newton(scaled, targets, weights, used)
        wrong = [i for i in range(len(TERMS)) if used[i] and result[i] * DIRECTION[i] < 0]
        if not wrong:
            break
        used[wrong[0]] = False
    coefficients = [result[i] / spreads[i] for i in range(len(TERMS))]
    return coefficients, result[-1] - dot(coefficients, means)


def fit(relatives, ordinary):
    families = Counter(member.family for member in relatives)
    weights = [families[member.family] ** -0.5 for member in relatives]
    weights = [weight / sum(weights) / 2 for weight in weights] + [0.5 / len(ordinary)] * len(ordinary)
    targets = [1.0] * len(relatives) + [0.0] * len(ordinary)
    coefficients, constant = [-1.0, -0.2, 6.0, 1.5], 0.0
    for _ in range(ROUNDS):
        rows = [member.best_row(coefficients) for member in relatives + ordinary]
        coefficients, constant = fitted_once(rows, targets, weights)
    return coefficients, constant


def closeness(member, model):
    coefficients, constant = model
    return logistic(constant + dot(coefficients, member.best_row(coefficients)))


def upper_bound(count, of):
    """Clopper and Pearson, one side of 95 %."""
    if count >= of:
        return 1.0
    low, high = count / of, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        at_most = sum(math.exp(math.lgamma(of + 1) - math.lgamma(i + 1) - math.lgamma(of - i + 1) + i * math.log(middle)
                               + (of - i) * math.log1p(-middle)) for i in range(count + 1))
        low, high = (middle, high) if at_most > 0.025 else (low, middle)
    return high


def share_text(count, of):
    low = 1 - upper_bound(of - count, of)
    return f"{count} of {of} = {100 * count / of:.1f} % ({100 * low:.1f} to {100 * upper_bound(count, of):.1f})"


def cross_validated(relatives, ordinary):
    series = sorted({member.series for member in relatives + ordinary})
    random.Random(1).shuffle(series)
    part = {name: place % 10 for place, name in enumerate(series)}
    values = {}
    for fold in range(10):
        model = fit([m for m in relatives if part[m.series] != fold], [m for m in ordinary if part[m.series] != fold])
        for member in relatives + ordinary:
            if part[member.series] == fold:
                values[id(member)] = closeness(member, model)
    return [values[id(m)] for m in relatives], [values[id(m)] for m in ordinary]


def unique(members):
    return list({member.structure: member for member in members}.values())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--relatives", nargs="+", required=True)
    parser.add_argument("--ordinary", nargs="+", required=True)
    parser.add_argument("--strong", type=float, default=0.83)
    parser.add_argument("--moderate", type=float, default=0.38)
    arguments = parser.parse_args()
    relatives = list(map(Member, records_of(arguments.relatives)))
    compared_with = set().union(*(member.compared_with for member in relatives))
    relatives = unique([m for m in relatives if m.rows and not m.entries & compared_with])
    known = {member.structure for member in relatives}
    ordinary = unique([m for m in map(Member, records_of(arguments.ordinary))
                       if m.rows and not m.entries and m.structure not in known])
    relatives = [m for m in relatives if "masked" not in m.by_relation]
    ordinary = [m for m in ordinary if "masked" not in m.by_relation]
    model = fit(relatives, ordinary)
    print(f"constant = {model[1]:.2f}")
    for name, value in zip(TERMS, model[0]):
        print(f"{name} = {value:.2f}")
    for title, pair in (("as fitted", ([closeness(m, model) for m in relatives],
                                       [closeness(m, model) for m in ordinary])),
                        ("cross-validated by series", cross_validated(relatives, ordinary))):
        print(title)
        for name, least in (("moderate", arguments.moderate), ("strong", arguments.strong)):
            print(f"  at least {name} ({least}): relatives {share_text(sum(v >= least for v in pair[0]), len(pair[0]))}; "
                  f"ordinary members {share_text(sum(v >= least for v in pair[1]), len(pair[1]))}")


if __name__ == "__main__":
    main()

"""json: the whole report for programs (docs/json-schema.md)."""

import json

from workbench.amendments.opinions.report import Report, Row, by_source, summary

SCHEMA = "workbench-opinions/1"


def write(report: Report) -> bytes:
    """The document, UTF-8."""
    data = {
        "schema": SCHEMA,
        "title": report.title,
        "version": report.version,
        "personal": report.personal,
        "summary": list(summary(report)),
        "total": report.counts.total,
        "groups": report.counts.groups,
        "outcomes": {outcome.value: count for outcome, count in report.counts.outcomes.items()},
        "sources": {name: {o.value: n for o, n in counted.items()} for name, counted in by_source(report.counts)},
        "sections": [{"title": one.title, "rows": [_row(row) for row in one.rows]} for one in report.sections],
        "disputed": [row.id for row in report.disputed],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _row(row: Row) -> dict[str, object]:
    return {
        "id": row.id,
        "place_then": row.then,
        "place_now": row.now,
        "text": row.text,
        "proposed": row.proposed,
        "count": row.count,
        "members": [{"id": id, "submitter": name} for id, name in row.members],
        "kind": row.kind.value,
        "channel": row.channel,
        "date": row.date,
        "outcome": row.outcome.value,
        "adopted": row.adopted,
        "reason": row.reason,
        "reply": row.reply,
        "agreed": row.agreed,
        "by": row.by,
    }

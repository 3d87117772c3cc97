"""The same import with what a person would otherwise take: read, check, keep on disk, weekly figures.

python peers.py PEER FILE FOLDER prints one JSON object with the words that Vire's own measurement prints.
A peer that is not installed prints {"missing": "..."}.
"""

import json
import os
import resource
import subprocess
import sys
import time

PEER, FILE, FOLDER = sys.argv[1:4]
QUERIES = 300
SEARCHES = 20
# The word that Vire's side puts into a few comments.
RARE = "kolibri"


def checksum(rows):
    """FNV-1a, 64 bit, over the sorted lines of the weekly figures."""
    value = 0xCBF29CE484222325
    text = "".join(sorted(f"{metric},{week},{channel},{n},{total},{good}\n" for metric, week, channel, n, total, good in rows))
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"


def processor():
    own, child = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + child.ru_utime + child.ru_stime


def resident():
    with open("/proc/self/status") as status:
        line = next(line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def peak():
    with open("/proc/self/status") as status:
        line = next(line for line in status if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def synced(path):
    file = os.open(path, os.O_RDONLY)
    os.fsync(file)
    os.close(file)
    return os.path.getsize(path)


def report(start, cpu, idle, rows, weekly, stored, more=None):
    wall, cpu = time.perf_counter() - start, processor() - cpu
    figures = {"wall": wall, "cpu": cpu, "idle": idle, "peak": peak(), "rows": rows, "stored": stored / 1e6,
               "checksum": checksum(weekly)}
    print(json.dumps(figures | (more() if more else {})))


def times(run, count):
    """Milliseconds of repeated runs, the first not counted, in order."""
    run()
    found = []
    for _ in range(count):
        start = time.perf_counter()
        run()
        found.append((time.perf_counter() - start) * 1000)
    return sorted(found)


SCORES = "((metric = 'nps' AND score BETWEEN 0 AND 10) OR (metric = 'csat' AND score BETWEEN 1 AND 5))"
WEEKLY = """SELECT metric, CAST(date_trunc('week', created_at) AS DATE)::VARCHAR AS week, channel, count(*), sum(score)::BIGINT,
    sum(CASE WHEN metric = 'nps' THEN score >= 9 ELSE score >= 4 END::INT)::BIGINT FROM response GROUP BY ALL"""


def duckdb(searching=False):
    import duckdb as library
    path = f"{FOLDER}/peer.duckdb"
    idle, cpu, start = resident(), processor(), time.perf_counter()
    base = library.connect(path)
    base.execute(f"""CREATE TABLE response AS SELECT * FROM read_csv(?, header = true, columns = {{
        'created_at': 'TIMESTAMP', 'channel': 'VARCHAR', 'team': 'VARCHAR', 'metric': 'VARCHAR', 'score': 'SMALLINT',
        'comment': 'VARCHAR'}}, timestampformat = '%Y-%m-%dT%H:%M:%SZ', quote = '"', escape = '"', new_line = '\\n') WHERE {SCORES}""", [FILE])
    base.execute("CHECKPOINT")
    weekly = base.execute(WEEKLY).fetchall()
    rows = base.execute("SELECT count(*) FROM response").fetchone()[0]
    stored = synced(path)

    def weekly_times():
        found = times(lambda: base.execute(WEEKLY).fetchall(), QUERIES)
        return {"p50": found[QUERIES // 2], "p99": found[QUERIES * 99 // 100]}

    def search_times():
        search = lambda: base.execute(f"SELECT * FROM response WHERE comment ILIKE '%{RARE}%'").fetchall()
        return {"search": times(search, SEARCHES)[SEARCHES // 2], "found": len(search())}

    report(start, cpu, idle, rows, weekly, stored, search_times if searching else weekly_times)


def polars():
    import polars as pl
    read_csv = pl.read_csv if not FILE.endswith(".xlsx") else None
    path = f"{FOLDER}/peer.parquet"
    idle, cpu, start = resident(), processor(), time.perf_counter()
    table = read_csv(FILE) if read_csv else pl.read_excel(FILE)
    if table["created_at"].dtype == pl.String:
        table = table.with_columns(pl.col("created_at").str.to_datetime("%Y-%m-%dT%H:%M:%SZ"))
    nps = (pl.col("metric") == "nps") & pl.col("score").is_between(0, 10)
    table = table.filter(nps | ((pl.col("metric") == "csat") & pl.col("score").is_between(1, 5)))
    table.write_parquet(path)
    stored = synced(path)
    good = pl.when(pl.col("metric") == "nps").then(pl.col("score") >= 9).otherwise(pl.col("score") >= 4)
    weekly = table.group_by("metric", pl.col("created_at").dt.truncate("1w").dt.date().cast(pl.String), "channel").agg(
        pl.len(), pl.col("score").sum(), good.sum().alias("good")).rows()
    report(start, cpu, idle, table.height, weekly, stored)


def pandas():
    import pandas as pd
    path = f"{FOLDER}/peer.parquet"
    idle, cpu, start = resident(), processor(), time.perf_counter()
    table = pd.read_csv(FILE, parse_dates=["created_at"])
    nps, csat = table.metric == "nps", table.metric == "csat"
    table = table[(nps & table.score.between(0, 10)) | (csat & table.score.between(1, 5))]
    table.to_parquet(path)
    stored = synced(path)
    day = table.created_at.dt.tz_localize(None).dt.normalize()
    week = (day - pd.to_timedelta(day.dt.dayofweek, unit="D")).rename("week")
    good = ((table.metric == "nps") & (table.score >= 9)) | ((table.metric == "csat") & (table.score >= 4))
    groups = table.assign(good=good).groupby([table.metric, week, table.channel])
    figures = groups.agg(n=("score", "size"), total=("score", "sum"), good=("good", "sum"))
    weekly = [(m, w.strftime("%Y-%m-%d"), c, row.n, row.total, row.good)
              for (m, w, c), row in zip(figures.index, figures.itertuples())]
    report(start, cpu, idle, len(table), weekly, stored, lambda: {"version": pd.__version__})


def sqlite3():
    path = f"{FOLDER}/peer.sqlite"
    idle, cpu, start = resident(), processor(), time.perf_counter()
    week = "date(created_at, '-6 days', 'weekday 1')"
    good = "sum(CASE WHEN metric = 'nps' THEN score >= 9 ELSE score >= 4 END)"
    script = f"""PRAGMA journal_mode = WAL;
CREATE TABLE raw(created_at TEXT, channel TEXT, team TEXT, metric TEXT, score INTEGER, comment TEXT);
.mode csv
.import --skip 1 {FILE} raw
DELETE FROM raw WHERE NOT {SCORES};
PRAGMA wal_checkpoint(TRUNCATE);
SELECT metric, {week}, channel, count(*), sum(score), {good} FROM raw GROUP BY 1, 2, 3;
"""
    said = subprocess.run(["sqlite3", path], input=script, capture_output=True, text=True, check=True).stdout
    weekly = [line.split(",") for line in said.splitlines() if line.count(",") == 5]
    weekly = [(metric, week, channel, int(n), int(total), int(good)) for metric, week, channel, n, total, good in weekly]
    report(start, cpu, idle, sum(row[3] for row in weekly), weekly, synced(path))


def workbook():
    """Not a peer: writes the CSV file as a workbook, for the row of workbooks."""
    import csv
    from openpyxl import Workbook
    from datetime import datetime
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Responses")
    with open(FILE, newline="") as file:
        for number, row in enumerate(csv.reader(file)):
            if number:
                row[0] = datetime.strptime(row[0], "%Y-%m-%dT%H:%M:%SZ")
                row[4] = int(row[4])
            sheet.append(row)
    book.save(FOLDER)


try:
    {"duckdb": duckdb, "duckdb-search": lambda: duckdb(searching=True), "polars": polars, "pandas": pandas, "sqlite3": sqlite3, "workbook": workbook}[PEER]()
except (ImportError, FileNotFoundError) as error:
    print(json.dumps({"missing": str(error)}))

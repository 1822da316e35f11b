"""Log analyzer."""
import re
from collections import Counter, defaultdict
from datetime import datetime, timedelta
LOG = """\
192.168.1.1 - - [10/Oct/2023:13:55:36 +0000] "GET /index.html HTTP/1.1" 200 2326
10.0.0.5 - bob [10/Oct/2023:13:56:01 +0000] "POST /login HTTP/1.1" 302 512
192.168.1.1 - - [10/Oct/2023:14:02:10 +0000] "GET /missing.png HTTP/1.1" 404 153
172.16.0.9 - alice [11/Oct/2023:00:00:01 +0000] "GET /index.html HTTP/1.0" 200 2326
bad line here
10.0.0.5 - bob [11/Oct/2023:08:15:45 +0000] "DELETE /api/v1/users/42 HTTP/1.1" 500 89
"""
PATTERN = re.compile(r'''
    (?P<ip>\d{1,3}(?:\.\d{1,3}){3})\s+-\s+
    (?P<user>\S+)\s+
    \[(?P<when>[^\]]+)\]\s+
    "(?P<method>[A-Z]+)\s(?P<path>\S+)\s(?P<proto>[^"]+)"\s+
    (?P<status>\d{3})\s(?P<size>\d+|-)
''', re.VERBOSE)
hits, by_status, sizes, bad = Counter(), defaultdict(list), 0, []
for number, line in enumerate(LOG.splitlines(), 1):
    m = PATTERN.match(line)
    if not m:
        bad.append((number, line)); continue
    d = m.groupdict()
    when = datetime.strptime(d['when'], '%d/%b/%Y:%H:%M:%S %z')
    hits[d['ip']] += 1
    by_status[int(d['status'])].append((when, d['path']))
    sizes += int(d['size'])
print(hits.most_common()); print(dict(sorted(by_status.items()))); print(f'{sizes:,} bytes', bad)
for status, items in sorted(by_status.items()):
    first = min(w for w, _ in items); last = max(w for w, _ in items)
    print(f'{status}: {len(items):>2} {first:%H:%M} .. {last:%d %b} span={last-first}')
words = re.findall(r"\b[a-z']+\b", "It's the best of times; it was the worst of times.".lower())
print(Counter(words).most_common(3), re.sub(r'(\w+)@(\w+)\.com', r'\2 at \1', 'me@site.com you@corp.com'))
print(re.split(r'[;,\s]\s*', 'a; b,c  d'), [m.start() for m in re.finditer('a', 'banana')], re.sub(r'\b(\w)(\w*)\b', lambda m: m.group(1).upper() + m.group(2), 'hello big world'))
def camel(s): return re.sub(r'(?<!^)(?=[A-Z])', '_', s).lower()
print(camel('someCamelCaseName'), bool(re.fullmatch(r'[\w.]+@[\w.]+\.\w{2,}', 'a.b@c.org')), re.sub(r'(\d+)', lambda m: str(int(m[1])*2), 'a1 b22'))
for pw in ('short', 'longenough', 'LongEnough1', 'Long Enough 1!'):
    checks = {'len': len(pw) >= 8, 'upper': re.search('[A-Z]', pw), 'digit': re.search(r'\d', pw), 'special': re.search(r'[^\w\s]', pw)}
    print(pw, [k for k, v in checks.items() if not v])
print(re.search(r'(?P<y>\d{4})-(?P<m>\d\d)', 'on 2024-05-06').groupdict(), re.compile('x').search('yyy'), re.findall(r'(?i)the', 'The the THE'))

"""Verifies every DKIM signature of a mail with dkimpy. Arguments: the mail, a JSON file of TXT records by name."""
import json
import sys

import dkim

mail = open(sys.argv[1], "rb").read()
records = json.load(open(sys.argv[2]))


def txt(name, timeout=5):
    name = name.decode("ascii") if isinstance(name, bytes) else name
    value = records.get(name.rstrip("."))
    return value.encode("ascii") if value else None


def holds(index):
    try:
        return dkim.DKIM(mail).verify(idx=index, dnsfunc=txt)
    except dkim.DKIMException:
        return False


found = sum(1 for line in mail.split(b"\r\n\r\n", 1)[0].split(b"\r\n") if line.lower().startswith(b"dkim-signature:"))
verdicts = [holds(index) for index in range(found)]
print(json.dumps(verdicts))

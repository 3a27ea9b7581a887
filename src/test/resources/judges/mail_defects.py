"""Reads a mail with Python's own parser and lists every defect of every part and header. Argument: the mail."""
import json
import sys
from email import message_from_bytes, policy

mail = message_from_bytes(open(sys.argv[1], "rb").read(), policy=policy.SMTP)
defects = []
for part in mail.walk():
    defects += [type(defect).__name__ for defect in part.defects]
    for name, value in part.items():
        defects += [name + ": " + type(defect).__name__ for defect in value.defects]
    if not part.is_multipart():
        part.get_content()
        defects += [type(defect).__name__ for defect in part.defects]
print(json.dumps({
    "defects": sorted(set(defects)),
    "types": [part.get_content_type() for part in mail.walk()],
    "subject": mail["subject"],
    "longest": max(len(line) for line in open(sys.argv[1], "rb").read().split(b"\r\n")),
}))

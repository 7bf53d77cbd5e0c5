"""Runs `openstack` commands, one JSON list of words a line; answers each with a line of JSON.

Every command has a process of its own, forked after the imports: those are most of what a command costs,
and the client keeps things of one command (the API version) in its modules.
"""

import contextlib
import io
import json
import os
import sys

# What the commands of servers would load one after the other.
import novaclient.client  # noqa: F401
import openstackclient.compute.v2.server  # noqa: F401
import openstackclient.compute.v2.server_image  # noqa: F401
import openstackclient.image.client  # noqa: F401
from openstackclient import shell


def run(words):
    out, complaint = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(complaint):
        try:
            code = shell.main(words)
        except SystemExit as end:
            code = end.code
    return {"code": code or 0, "out": out.getvalue(), "complaint": complaint.getvalue()}


# By readline: what an iterator had read ahead would be read by the children too.
while line := sys.stdin.readline():
    child = os.fork()
    if child == 0:
        print(json.dumps(run(json.loads(line))), flush=True)
        os._exit(0)
    os.waitpid(child, 0)

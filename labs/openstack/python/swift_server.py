"""Starts one of Swift's four servers: `swift_server.py account|container|object|proxy FILE`.

Their own programs are in packages that the lab does not install. Swift reads swift.conf from
/etc/swift whatever its other files say; the lab's stands beside FILE.
"""
import os
import sys

import swift.common.utils

KIND, FILE = sys.argv[1:3]
swift.common.utils.SWIFT_CONF_FILE = os.path.join(os.path.dirname(FILE), 'swift.conf')

from swift.common.wsgi import run_wsgi  # noqa: E402  it reads swift.conf when it is imported


def main():
    options = {}
    if KIND == 'object':
        from swift.obj import server
        options['global_conf_callback'] = server.global_conf_callback
    return run_wsgi(FILE, KIND + '-server', **options)


if __name__ == '__main__':
    sys.exit(main())

"""Starts nova-compute with the lab's driver.

Nova loads drivers only from its package nova.virt, so this folder joins that package's path.
"""
import os
import sys

from nova.cmd.compute import main  # first: nova.cmd patches the standard library for eventlet
import nova.virt

nova.virt.__path__.append(os.path.dirname(os.path.abspath(__file__)))

if __name__ == '__main__':
    sys.exit(main())

"""Writes a ring of one device: `swift_ring.py FILE PORT DEVICE`."""
import sys

from swift.common.ring import RingBuilder

FILE, PORT, DEVICE = sys.argv[1:4]
PART_POWER, REPLICAS, MIN_PART_HOURS = 6, 1, 0

builder = RingBuilder(PART_POWER, REPLICAS, MIN_PART_HOURS)
builder.add_dev({
    'id': 0, 'region': 1, 'zone': 1, 'weight': 100.0, 'device': DEVICE, 'meta': '',
    'ip': '127.0.0.1', 'port': int(PORT),
    'replication_ip': '127.0.0.1', 'replication_port': int(PORT),
})
builder.rebalance(seed=1)
builder.get_ring().save(FILE)

"""Nova's fake driver, made to behave like a cloud that somebody looks at.

- ALOFT_BUILD_SECONDS and ALOFT_ACTION_SECONDS make BUILD, REBOOT and the like last.
- A restart keeps the power state of every server; the stock driver forgets them all, and Nova then
  stops them. What was attached before a restart can be detached after it.
- A snapshot uploads a small image, so that it becomes active; in the stock driver it stays queued.
- The console shows the log of a boot.
"""
import io
import os
import time

from nova import context as nova_context
from nova import objects
from nova.compute import power_state
from nova.compute import vm_states
from nova.image import glance
from nova.virt import fake

BUILD_SECONDS = float(os.environ.get('ALOFT_BUILD_SECONDS', '0'))
ACTION_SECONDS = float(os.environ.get('ALOFT_ACTION_SECONDS', '0'))

WITHOUT_GUEST = (vm_states.DELETED, vm_states.BUILDING, vm_states.SHELVED_OFFLOADED)
KEPT = (power_state.RUNNING, power_state.SHUTDOWN, power_state.PAUSED, power_state.SUSPENDED)

CONSOLE = """[    0.000000] Linux version 6.1.0-lab ({uuid})
[    0.512345] Memory: {memory}MB available
[    1.234567] EXT4-fs (vda1): mounted filesystem
cloud-init: Cloud-init v. 23.1 finished

{host} login: """


class LabDriver(fake.FakeDriver):
    capabilities = dict(fake.FakeDriver.capabilities, supports_migrate_to_same_host=True)
    vcpus = 4000
    memory_mb = 16000000
    local_gb = 600000

    def init_host(self, host):
        super().init_host(host)
        context = nova_context.get_admin_context()
        for server in objects.InstanceList.get_by_host(context, host, expected_attrs=[]):
            if server.vm_state not in WITHOUT_GUEST:
                self._remember(server)

    def _remember(self, server):
        state = server.power_state if server.power_state in KEPT else power_state.RUNNING
        self.instances[server.uuid] = fake.FakeInstance(server.name, state, server.uuid)

    def _set_state(self, server, state):
        self.instances[server.uuid].state = state

    def spawn(self, *args, **kwargs):
        time.sleep(BUILD_SECONDS)  # other work goes on: eventlet has patched sleep
        super().spawn(*args, **kwargs)

    def reboot(self, *args, **kwargs):
        time.sleep(ACTION_SECONDS)
        super().reboot(*args, **kwargs)

    def power_off(self, *args, **kwargs):
        time.sleep(ACTION_SECONDS)
        super().power_off(*args, **kwargs)

    def pause(self, instance):
        self._set_state(instance, power_state.PAUSED)

    def unpause(self, instance):
        self._set_state(instance, power_state.RUNNING)

    def suspend(self, context, instance):
        self._set_state(instance, power_state.SUSPENDED)

    def resume(self, context, instance, network_info, block_device_info=None):
        self._set_state(instance, power_state.RUNNING)

    def detach_interface(self, context, instance, vif):
        self._interfaces.setdefault(vif['id'], vif)
        super().detach_interface(context, instance, vif)

    def snapshot(self, context, instance, image_id, update_task_state):
        super().snapshot(context, instance, image_id, update_task_state)
        time.sleep(ACTION_SECONDS)
        images = glance.API()
        image = images.get(context, image_id)
        image = {
            'name': image['name'],
            'status': 'active',
            'disk_format': 'raw',
            'container_format': 'bare',
            'min_ram': image.get('min_ram', 0),
            'min_disk': image.get('min_disk', 0),
            'properties': image.get('properties', {}),
        }
        images.update(context, image_id, image, io.BytesIO(b'\0' * 65536), purge_props=False)

    def get_console_output(self, context, instance):
        return CONSOLE.format(
            uuid=instance.uuid, memory=instance.flavor.memory_mb, host=instance.hostname)

"""A volume driver without storage: every volume is a row in Cinder's database."""
import io
import os
import time

from cinder.volume import driver

ACTION_SECONDS = float(os.environ.get('ALOFT_ACTION_SECONDS', '0'))


class LabDriver(driver.VolumeDriver):
    VERSION = '1.0.0'

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.backend_name = self.configuration.safe_get('volume_backend_name')

    def do_setup(self, context):
        pass

    def check_for_setup_error(self):
        pass

    def _update_volume_stats(self):
        self._stats = {
            'volume_backend_name': self.backend_name,
            'vendor_name': 'aloft',
            'driver_version': self.VERSION,
            'storage_protocol': 'iSCSI',
            'total_capacity_gb': 100000,
            'free_capacity_gb': 90000,
            'reserved_percentage': 0,
            'multiattach': True,
            'thin_provisioning_support': True,
            'max_over_subscription_ratio': 20,
            'provisioned_capacity_gb': 0,
        }

    def create_volume(self, volume):
        time.sleep(ACTION_SECONDS)

    def delete_volume(self, volume):
        pass

    def create_snapshot(self, snapshot):
        pass

    def delete_snapshot(self, snapshot):
        pass

    def create_volume_from_snapshot(self, volume, snapshot):
        pass

    def create_cloned_volume(self, volume, src_vref):
        pass

    def extend_volume(self, volume, new_size):
        pass

    def retype(self, context, volume, new_type, diff, host):
        return True, None

    def clone_image(self, context, volume, image_location, image_meta, image_service):
        return {}, True

    def copy_image_to_volume(self, context, volume, image_service, image_id,
                             disable_sparse=False):
        pass

    def copy_volume_to_image(self, context, volume, image_service, image_meta):
        image_service.update(context, image_meta['id'], {}, io.BytesIO(bytes(65536)))

    def ensure_export(self, context, volume):
        pass

    def create_export(self, context, volume, connector):
        pass

    def remove_export(self, context, volume):
        pass

    def initialize_connection(self, volume, connector):
        return {
            'driver_volume_type': 'iscsi',
            'data': {
                'target_discovered': False,
                'target_iqn': 'iqn.2010-10.org.example:%s' % volume.id,
                'target_portal': '127.0.0.1:3260',
                'target_lun': 1,
                'volume_id': volume.id,
                'access_mode': 'rw',
            },
        }

    def terminate_connection(self, volume, connector, **kwargs):
        pass

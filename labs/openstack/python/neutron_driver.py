"""An ML2 mechanism driver that binds every port at once, on any host, with no agent.

None that Neutron ships does so: without a living agent the port is refused (`binding_failed`) and
Nova puts the server in ERROR. Neutron finds it by the entry point in aloft_lab-1.0.dist-info.
It also says of floating addresses what the router's agent would: whether they lead somewhere.
"""
from neutron_lib import constants
from neutron_lib.api.definitions import portbindings
from neutron_lib.callbacks import events
from neutron_lib.callbacks import registry
from neutron_lib.callbacks import resources
from neutron_lib.plugins import directory
from neutron_lib.plugins.ml2 import api

DETAILS = {portbindings.CAP_PORT_FILTER: True}


class LabMechanismDriver(api.MechanismDriver):

    def initialize(self):
        for event in (events.AFTER_CREATE, events.AFTER_UPDATE):
            registry.subscribe(self.tell_floating_status, resources.FLOATING_IP, event)

    @property
    def connectivity(self):
        return portbindings.CONNECTIVITY_L2

    def bind_port(self, context):
        segment = context.segments_to_bind[0]
        context.set_binding(segment[api.ID], portbindings.VIF_TYPE_OVS, DETAILS,
                            status=constants.PORT_STATUS_ACTIVE)

    def tell_floating_status(self, resource, event, trigger, payload):
        leads = payload.latest_state.get('port_id') is not None
        status = (constants.FLOATINGIP_STATUS_ACTIVE if leads
                  else constants.FLOATINGIP_STATUS_DOWN)
        directory.get_plugin('L3_ROUTER_NAT').update_floatingip_status(
            payload.context.elevated(), payload.resource_id, status)

"""An ML2 mechanism driver that binds every port at once, on any host, with no agent.

None that Neutron ships does so: without a living agent the port is refused (`binding_failed`) and
Nova puts the server in ERROR. Neutron finds it by the entry point in aloft_lab-1.0.dist-info.
"""
from neutron_lib import constants
from neutron_lib.api.definitions import portbindings
from neutron_lib.plugins.ml2 import api

DETAILS = {portbindings.CAP_PORT_FILTER: True}


class LabMechanismDriver(api.MechanismDriver):

    def initialize(self):
        pass

    @property
    def connectivity(self):
        return portbindings.CONNECTIVITY_L2

    def bind_port(self, context):
        segment = context.segments_to_bind[0]
        context.set_binding(segment[api.ID], portbindings.VIF_TYPE_OVS, DETAILS,
                            status=constants.PORT_STATUS_ACTIVE)

/** Sizes; memory in MiB, disk in GiB. */
export const flavors = [
  { id: '2', name: '512MB Standard', ram: 512, disk: 20, vcpus: 1 },
  { id: '3', name: '1GB Standard', ram: 1024, disk: 40, vcpus: 1 },
  { id: '4', name: '2GB Standard', ram: 2048, disk: 80, vcpus: 2 },
  { id: '5', name: '4GB Standard', ram: 4096, disk: 160, vcpus: 2 },
  { id: '6', name: '8GB Standard', ram: 8192, disk: 320, vcpus: 4 },
  { id: '7', name: '16GB Standard', ram: 16_384, disk: 640, vcpus: 8 },
]

/** Images that hold nothing; least disk in GiB, least memory in MiB. */
export const images = [
  linux('Ubuntu 24.04 LTS', 'ubuntu', '24.04', 20, 512),
  linux('Ubuntu 22.04 LTS', 'ubuntu', '22.04', 20, 512),
  linux('Debian 12', 'debian', '12', 10, 512),
  linux('Debian 11', 'debian', '11', 10, 512),
  linux('Arch Linux', 'arch', 'rolling', 10, 512),
  linux('Rocky Linux 9', 'rocky', '9', 10, 1024),
  linux('Fedora 40', 'fedora', '40', 10, 1024),
  {
    ...linux('Windows Server 2022', 'windows', '2022', 40, 2048),
    os_type: 'windows',
  },
]

function linux(name, os_distro, os_version, min_disk, min_ram) {
  return { name, os_distro, os_version, os_type: 'linux', min_disk, min_ram }
}

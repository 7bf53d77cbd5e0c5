/** How bytes come into an image beside `PUT …/file`; Glance's `enabled_import_methods`. */
export const importMethods = ['glance-direct', 'web-download'] as const

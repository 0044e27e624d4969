/** netCDF-4 files, above all assemblies as xarray and Brain-Score write them. */
@NullMarked
package org.homolog.importer.netcdf;

import org.jspecify.annotations.NullMarked;

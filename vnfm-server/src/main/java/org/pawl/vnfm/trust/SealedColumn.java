package org.pawl.vnfm.trust;

/**
 * Where sealed secrets lie, declared as a bean by the module whose table it is, so that they can be
 * sealed anew.
 *
 * @param table the table
 * @param column its column with what was sealed; null where there is no secret
 * @param name SQL for the name that a row's secret was sealed with
 */
public record SealedColumn(String table, String column, String name) {}

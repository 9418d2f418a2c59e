package org.longview.app.matrices;

/**
 * A pair of a query and a key.
 *
 * @param row the query's position
 * @param column the key's position
 * @param projected whether the column is one of Linformer's projected keys, not a token
 */
public record Cell(int row, int column, boolean projected) {}

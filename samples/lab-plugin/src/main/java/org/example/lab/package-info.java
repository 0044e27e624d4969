/**
 * A plug-in as a laboratory would write it: one importer for its rig's files, one comparison of its
 * own.
 */
@NullMarked
package org.example.lab;

import org.jspecify.annotations.NullMarked;

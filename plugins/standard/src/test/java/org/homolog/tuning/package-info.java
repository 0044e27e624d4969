@org.jspecify.annotations.NullMarked
package org.homolog.tuning;

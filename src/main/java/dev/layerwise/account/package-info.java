/** The people of the site, how they sign in, and what their roles allow. */
@NullMarked
package dev.layerwise.account;

import org.jspecify.annotations.NullMarked;

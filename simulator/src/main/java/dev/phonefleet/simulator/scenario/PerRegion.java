package dev.phonefleet.simulator.scenario;

/**
 * Something that each region has for itself.
 *
 * @param home what the tenant's default region has
 * @param other what the other region has
 */
public record PerRegion<T>(T home, T other) {

  /** The same in both regions. */
  public static <T> PerRegion<T> both(T value) {
    return new PerRegion<>(value, value);
  }

  /** What this region has. */
  public T in(Region region) {
    return switch (region) {
      case HOME -> home;
      case OTHER -> other;
    };
  }

  /** The same with another value in one region. */
  public PerRegion<T> with(Region region, T value) {
    return switch (region) {
      case HOME -> new PerRegion<>(value, other);
      case OTHER -> new PerRegion<>(home, value);
    };
  }
}

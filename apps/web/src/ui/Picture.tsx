import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

export interface PictureProps {
  /** What the picture is, for those who hear it. */
  readonly label: string;
  /** Its height in pixels, at a width. */
  readonly height: (width: number) => number;
  /** No wider than this; default 640. */
  readonly most?: number;
  /** What lies behind it, such as a canvas with more marks than SVG can bear. */
  readonly under?: (width: number) => ReactNode;
  /** Draws it, in pixels: letters stay as large as the page's on any screen. */
  readonly children: (width: number) => ReactNode;
}

/** A picture of the lab as wide as its place. It may hold handles: to a screen reader it is a group with a name. */
export function Picture({ label, height, most = 640, under, children }: PictureProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    setRoom(element.clientWidth);
    const watch = new ResizeObserver(() => setRoom(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const width = Math.max(LEAST, Math.min(most, room));
  return (
    <div ref={place} className="place">
      {room > 0 && under?.(width)}
      {room > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a picture with handles in it is a group, and SVG has no element for that
        <svg
          className="picture"
          role="group"
          aria-label={label}
          data-label={label}
          width={width}
          height={height(width)}
        >
          {children(width)}
        </svg>
      )}
    </div>
  );
}

const LEAST = 280;

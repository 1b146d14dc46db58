import {
  Anchor,
  Button,
  createTheme,
  Notification,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

const indigo: MantineColorsTuple = [
  '#eef0fb',
  '#dcdff5',
  '#b8bfea',
  '#9aa5e6',
  '#7f8cdc',
  '#5f6ecf',
  '#5162cc',
  '#4253b5',
  '#394aa3',
  '#2e3f90',
];

const dark: MantineColorsTuple = [
  '#e2e3e6',
  '#c0c2c9',
  '#a0a3ac',
  '#7d8089',
  '#4b4e57',
  '#3c3e46',
  '#2a2c32',
  '#1f2024',
  '#18191c',
  '#121316',
];

/** White words on it keep a contrast of 4.5:1 in both schemes. */
const red: MantineColorsTuple = [
  '#fdecea',
  '#fad5d2',
  '#f3aca6',
  '#ec837b',
  '#e05d55',
  '#d03a3a',
  '#c53434',
  '#b42f2f',
  '#9d2727',
  '#841f1f',
];

export const theme = createTheme({
  colors: { indigo, dark, red },
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 5 },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '600' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Anchor: Anchor.extend({ defaultProps: { underline: 'hover' } }),
    Button: Button.extend({ styles: { label: { fontWeight: 550 } } }),
    Notification: Notification.extend({
      styles: { description: { color: 'var(--mantine-color-dimmed)' } },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { multiline: true, maw: 320, withArrow: true, openDelay: 250 },
    }),
  },
});

/** Mantine's own names, where its defaults miss the contrast of 4.5:1 or our greys. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#22242a',
    '--mantine-color-dimmed': '#5b5f68',
    '--mantine-color-placeholder': '#6b6f78',
    '--mantine-color-default-border': '#d3d3cc',
    '--mantine-color-error': '#b42318',
    '--mantine-color-anchor': '#4253b5',
  },
  dark: {
    '--mantine-color-body': '#1f2024',
    '--mantine-color-text': '#e2e3e6',
    '--mantine-color-dimmed': '#a0a3ac',
    '--mantine-color-placeholder': '#8f929b',
    '--mantine-color-default-border': '#43464e',
    '--mantine-color-error': '#ff9287',
    '--mantine-color-anchor': '#9aa5e6',
  },
});
